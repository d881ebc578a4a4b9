// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** Counters and one histogram in the Prometheus text format; labels never hold a tenant's name. */
export interface Metrics {
  request(method: string, status: number, seconds: number): void
  count(name: string, labels?: Readonly<Record<string, string>>): void
  text(): string
}

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const MAX_SERIES = 1_000

export function metrics(): Metrics {
  const counters = new Map<string, number>()
  const buckets = BUCKETS.map(() => 0)
  let sum = 0
  let total = 0
  const add = (series: string) => {
    if (counters.has(series) || counters.size < MAX_SERIES) counters.set(series, (counters.get(series) ?? 0) + 1)
  }
  const labelled = (name: string, labels: Readonly<Record<string, string>>) =>
    `${name}{${Object.entries(labels).map(([key, value]) => `${key}="${value.replaceAll(/["\\\n]/g, '_')}"`).join(',')}}`
  return {
    request(method, status, seconds) {
      add(labelled('laufzettel_requests_total', { method, status: String(status) }))
      BUCKETS.forEach((limit, i) => seconds <= limit && buckets[i]!++)
      sum += seconds
      total++
    },
    count: (name, labels = {}) => add(labelled(`laufzettel_${name}_total`, labels)),
    text() {
      const lines = [...counters].map(([series, value]) => `${series} ${value}`)
      const histogram = BUCKETS.map((limit, i) => `laufzettel_request_seconds_bucket{le="${limit}"} ${buckets[i]}`)
      const memory = process.memoryUsage().rss
      return [
        '# TYPE laufzettel_requests_total counter', ...lines.sort(),
        '# TYPE laufzettel_request_seconds histogram', ...histogram,
        `laufzettel_request_seconds_bucket{le="+Inf"} ${total}`,
        `laufzettel_request_seconds_sum ${sum}`, `laufzettel_request_seconds_count ${total}`,
        '# TYPE process_resident_memory_bytes gauge', `process_resident_memory_bytes ${memory}`, '',
      ].join('\n')
    },
  }
}
