// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// From DMN 1.3 to decisions. What we cannot take over is named, never dropped in silence.
import { DmnModdle } from 'dmn-moddle'
import type { Element } from 'dmn-moddle'
import { AGGREGATIONS } from './decision.ts'
import type { Aggregation, Decision, DecisionTable, HitPolicy, InputColumn, OutputColumn, TableRule } from './decision.ts'

export interface DmnImport {
  readonly title: string
  readonly decisions: readonly Decision[]
  /** One German sentence for each construct that was not taken over. */
  readonly unknown: readonly string[]
}

const MAX_CHARS = 2_000_000
const MAX_RULES = 5_000
const MODEL_1_3 = 'https://www.omg.org/spec/DMN/20191111/MODEL/'
const OTHER_MODEL = /https?:\/\/www\.omg\.org\/spec\/DMN\/(20151101\/dmn\.xsd|20180521\/MODEL\/|2021\d{4}\/MODEL\/|2023\d{4}\/MODEL\/)/g
const POLICIES: Readonly<Record<string, HitPolicy>> = {
  'UNIQUE': 'U', 'FIRST': 'F', 'ANY': 'A', 'PRIORITY': 'P', 'RULE ORDER': 'R', 'OUTPUT ORDER': 'O', 'COLLECT': 'C',
}

/** Reads the decisions of a DMN file; a text that is no DMN comes back as a sentence in `unknown`. */
export async function readDmn(xml: string): Promise<DmnImport> {
  const nothing = (message: string): DmnImport => ({ title: '', decisions: [], unknown: [message] })
  if (xml.length > MAX_CHARS) return nothing(`Die Datei hat ${xml.length} Zeichen, erlaubt sind ${MAX_CHARS}.`)
  const versions = [...new Set([...xml.matchAll(OTHER_MODEL)].map(([, version]) => version!))]
  const unknown = versions.map((version) => `Die Fassung ${version} ist als DMN 1.3 gelesen.`)
  try {
    const { rootElement, warnings } = await new DmnModdle().fromXML(xml.replaceAll(OTHER_MODEL, MODEL_1_3))
    const hasDrawing = rootElement['dmnDI'] !== undefined || xml.includes(':DMNDI')
    if (hasDrawing) unknown.push('Die Zeichnung (DMNDI) ist nicht übernommen.')
    for (const { message } of warnings) {
      if (!message.includes('DMNDI')) unknown.push(`Nicht gelesen: ${message.split('\n')[0]}`)
    }
    const reader = new Reader(rootElement, unknown)
    return { title: text(rootElement['name']), decisions: reader.decisions(), unknown }
  } catch (error) {
    return nothing(`Die Datei ist kein DMN: ${(error as Error).message.split('\n')[0]}`)
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
const list = (value: unknown) => (Array.isArray(value) ? value as Element[] : [])
const inner = (value: unknown) => (value as Element | undefined)
const source = (value: unknown) => text(inner(value)?.['text'])

class Reader {
  readonly root: Element
  readonly unknown: string[]
  readonly names = new Map<string, string>()
  readonly allowed = new Map<string, string>()

  constructor(root: Element, unknown: string[]) {
    this.root = root
    this.unknown = unknown
    for (const one of list(root['drgElement'])) this.names.set(`#${text(one['id'])}`, text(one['name']))
    for (const type of list(root['itemDefinition'])) {
      const values = source(type['allowedValues'])
      if (values) this.allowed.set(text(type['name']), values)
    }
  }

  decisions(): Decision[] {
    for (const type of list(this.root['itemDefinition'])) {
      const name = text(type['name'])
      const kept = this.allowed.has(name) ? ', nur seine erlaubten Werte' : ''
      this.unknown.push(`Der Typ «${name}» ist nicht übernommen${kept}.`)
    }
    for (const key of ['import', 'artifact', 'businessContextElement', 'elementCollection']) {
      for (const one of list(this.root[key])) this.name(one)
    }
    return list(this.root['drgElement']).flatMap((one) => {
      if (one.$type === 'dmn:InputData') return []
      if (one.$type === 'dmn:Decision') return this.decision(one)
      this.name(one)
      return []
    })
  }

  name(one: Element, where = ''): void {
    const called = text(one['name']) || text(one['id'])
    this.unknown.push(`${where}${one.$type.replace('dmn:', '')}${called ? ` «${called}»` : ''} ist nicht übernommen.`)
  }

  decision(one: Element): Decision[] {
    const title = text(one['name']) || text(one['id'])
    const at = `Entscheidung «${title}»: `
    const logic = inner(one['decisionLogic'])
    for (const knowledge of list(one['knowledgeRequirement'])) {
      const href = text(inner(knowledge['requiredKnowledge'])?.['href'])
      this.unknown.push(`${at}der Verweis auf die Funktion «${this.names.get(href) ?? href}» ist nicht übernommen.`)
    }
    const needs = list(one['informationRequirement']).flatMap((need) => {
      const href = text(inner(need['requiredDecision'])?.['href'])
      return href ? [this.names.get(href) ?? href] : []
    })
    for (const key of Object.keys(one.$attrs).filter((name) => !name.startsWith('xmlns'))) {
      this.unknown.push(`${at}die Angabe ${key} ist nicht übernommen.`)
    }
    if (one['extensionElements']) this.unknown.push(`${at}ihre Erweiterungen (extensionElements) sind nicht übernommen.`)
    const head = { id: text(one['id']), title, needs }
    if (!logic) {
      this.unknown.push(`${at}sie enthält keine Logik.`)
      return []
    }
    if (logic.$type === 'dmn:LiteralExpression') return [{ ...head, expression: text(logic['text']) }]
    if (logic.$type === 'dmn:DecisionTable') {
      const table = this.table(logic, at, title)
      return table ? [{ ...head, table }] : []
    }
    this.name(logic, at)
    return []
  }

  table(logic: Element, at: string, title: string): DecisionTable | undefined {
    const policy = text(logic['hitPolicy']) || 'UNIQUE'
    const hit = POLICIES[policy]
    const aggregation = text(logic['aggregation']) || undefined
    const rules = list(logic['rule'])
    if (!hit) this.unknown.push(`${at}die Trefferregel «${policy}» gibt es in DMN 1.3 nicht.`)
    const isKnown = aggregation === undefined || AGGREGATIONS.includes(aggregation as Aggregation)
    if (!isKnown) this.unknown.push(`${at}die Zusammenfassung «${aggregation}» gibt es in DMN 1.3 nicht.`)
    if (rules.length > MAX_RULES) this.unknown.push(`${at}sie hat ${rules.length} Zeilen, erlaubt sind ${MAX_RULES}.`)
    if (!hit || !isKnown || rules.length > MAX_RULES) return undefined
    const outputs = list(logic['output'])
    return {
      hit,
      ...(aggregation !== undefined && { aggregation: aggregation as Aggregation }),
      inputs: list(logic['input']).map((one) => this.input(one, at)),
      outputs: outputs.map((one) => this.output(one, outputs.length === 1 ? title : '')),
      rules: rules.map((one) => this.rule(one, at)),
    }
  }

  input(one: Element, at: string): InputColumn {
    const expression = inner(one['inputExpression'])
    const variable = one.$attrs['camunda:inputVariable']
    const written = source(expression)
    if (!written && variable) this.unknown.push(`${at}statt eines Ausdrucks gilt die Variable «${variable}».`)
    this.language(expression, at)
    const allowed = source(one['inputValues']) || this.allowed.get(text(expression?.['typeRef'])) || ''
    const column = { title: text(one['label']) || written || variable || '', expression: written || variable || 'null' }
    return { ...column, ...(allowed && { allowed }) }
  }

  output(one: Element, byDefault: string): OutputColumn {
    const name = text(one['name']) || byDefault || text(one['label'])
    const title = text(one['label'])
    const allowed = source(one['outputValues']) || this.allowed.get(text(one['typeRef'])) || ''
    const otherwise = source(one['defaultOutputEntry'])
    return { name, ...(title && title !== name && { title }), ...(allowed && { allowed }), ...(otherwise && { otherwise }) }
  }

  rule(one: Element, at: string): TableRule {
    const [tests, results] = [list(one['inputEntry']), list(one['outputEntry'])]
    for (const entry of [...tests, ...results]) this.language(entry, at)
    const notes = [text(one['description']), ...list(one['annotationEntry']).map(source)].filter(Boolean)
    const note = notes.join(' · ')
    return { when: tests.map((entry) => source(entry) || '-'), then: results.map(source), ...(note && { note }) }
  }

  language(entry: Element | undefined, at: string): void {
    const language = text(entry?.['expressionLanguage'])
    if (language && !/feel/i.test(language)) this.unknown.push(`${at}ein Ausdruck in der Sprache «${language}» ist als FEEL gelesen.`)
  }
}
