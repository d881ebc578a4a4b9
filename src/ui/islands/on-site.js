// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Forms filled in at a place: draws a signature, collects photos, asks the device where it is.
// Everything ends in the inputs that are there without it; nothing is made smaller or left out.

const INK = '#000'
const PAPER = '#fff'
const LINE_WIDTH = 6
const THUMB = 56
const LOCATE_MS = 30_000

const filesOf = (...files) => {
  const bag = new DataTransfer()
  for (const file of files) bag.items.add(file)
  return bag.files
}
const sizeOf = (bytes) => (bytes < 1_000_000
  ? `${Math.max(1, Math.round(bytes / 1000))} kB`
  : `${(bytes / 1_000_000).toLocaleString('de-DE', { maximumFractionDigits: 1 })} MB`)

/** A button in the place of an input for files, which stays what is sent; takes over its id. */
function opener(input, text, question) {
  const button = document.createElement('button')
  const label = document.createElement('span')
  Object.assign(label, { className: 'kern-label', textContent: text })
  Object.assign(button, { type: 'button', className: 'kern-btn kern-btn--secondary', id: input.id })
  button.append(label)
  button.setAttribute('aria-label', `${text} (${question})`)
  for (const name of ['aria-describedby', 'aria-invalid']) {
    if (input.hasAttribute(name)) button.setAttribute(name, input.getAttribute(name))
  }
  button.addEventListener('click', () => input.click())
  input.removeAttribute('id')
  input.hidden = true
  return button
}
const questionOf = (input) => input.labels[0]?.firstChild?.textContent ?? ''

for (const box of document.querySelectorAll('[data-signature]')) signature(box)
for (const box of document.querySelectorAll('[data-photos]')) photos(box)
for (const row of document.querySelectorAll('[data-locate]')) locate(row)

function signature(box) {
  const [canvas, input, clear, status] = ['canvas', 'input', 'button', 'output'].map((one) => box.querySelector(one))
  const brush = canvas.getContext('2d')
  const wipe = () => {
    brush.fillStyle = PAPER
    brush.fillRect(0, 0, canvas.width, canvas.height)
  }
  const at = ({ clientX, clientY }) => {
    const { left, top, width, height } = canvas.getBoundingClientRect()
    return [((clientX - left) * canvas.width) / width, ((clientY - top) * canvas.height) / height]
  }
  clear.after(opener(input, 'Bild der Unterschrift wählen', questionOf(input)))
  box.querySelector('[data-plain]').hidden = true
  Object.assign(brush, { lineWidth: LINE_WIDTH, lineCap: 'round', lineJoin: 'round', strokeStyle: INK })
  wipe()
  canvas.parentElement.hidden = false
  let last
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId)
    last = at(event)
    line(last)
  })
  canvas.addEventListener('pointermove', (event) => last && line(at(event)))
  const end = () => {
    if (!last) return
    last = undefined
    // At once, so that who sends straight after the last stroke sends all of it.
    const bytes = Uint8Array.from(atob(canvas.toDataURL('image/png').split(',')[1]), (one) => one.charCodeAt(0))
    input.files = filesOf(new File([bytes], 'unterschrift.png', { type: 'image/png' }))
    status.textContent = 'Unterschrift übernommen'
  }
  for (const name of ['pointerup', 'pointercancel']) canvas.addEventListener(name, end)
  clear.addEventListener('click', () => {
    wipe()
    input.value = ''
    status.textContent = 'Unterschrift gelöscht'
  })
  input.addEventListener('change', async () => {
    wipe()
    const [file] = input.files
    status.textContent = file ? 'Bild übernommen' : ''
    const image = file && (await createImageBitmap(file).catch(() => undefined))
    if (!image) return
    const scale = Math.min(canvas.width / image.width, canvas.height / image.height)
    brush.drawImage(image, 0, 0, image.width * scale, image.height * scale)
  })

  function line(to) {
    brush.beginPath()
    brush.moveTo(...last)
    brush.lineTo(...to)
    brush.stroke()
    last = to
  }
}

/** The camera gives one picture at a time: each joins those of the second input. */
function photos(box) {
  const [camera, album] = box.querySelectorAll('input')
  const question = questionOf(camera)
  const row = document.createElement('div')
  row.className = 'lz-row'
  row.append(opener(camera, 'Foto aufnehmen', question), opener(album, 'Bilder wählen', question))
  box.querySelector('[data-plain]').hidden = true
  box.append(row)
  const list = box.appendChild(document.createElement('ul'))
  list.className = 'lz-shots'
  let kept = []
  camera.addEventListener('change', () => {
    keep([...kept, ...camera.files])
    camera.value = ''
  })
  album.addEventListener('change', () => {
    const known = new Set(kept)
    keep([...kept, ...[...album.files].filter((one) => !known.has(one))])
  })

  function keep(files) {
    kept = files
    album.files = filesOf(...files)
    list.replaceChildren(...files.map(shot))
  }

  function shot(file) {
    const item = document.createElement('li')
    const [thumb, name, remove] = ['canvas', 'span', 'button'].map((one) => document.createElement(one))
    Object.assign(thumb, { width: THUMB, height: THUMB, className: 'lz-preview' })
    thumb.setAttribute('aria-hidden', 'true')
    name.textContent = `${file.name}, ${sizeOf(file.size)}`
    Object.assign(remove, { type: 'button', className: 'lz-link', textContent: 'Entfernen' })
    remove.setAttribute('aria-label', `${file.name} entfernen`)
    remove.addEventListener('click', () => {
      keep(kept.filter((one) => one !== file))
      row.lastChild.focus()
    })
    createImageBitmap(file).then((image) => {
      const side = Math.min(image.width, image.height)
      const [left, top] = [(image.width - side) / 2, (image.height - side) / 2]
      thumb.getContext('2d').drawImage(image, left, top, side, side, 0, 0, THUMB, THUMB)
    }, () => {})
    item.append(thumb, name, remove)
    return item
  }
}

function locate(row) {
  if (!navigator.geolocation) return
  const [button, status] = [row.querySelector('button'), row.querySelector('output')]
  const [place, accuracy, time] = row.parentElement.querySelectorAll('input')
  row.hidden = false
  button.addEventListener('click', () => {
    status.textContent = 'Der Standort wird bestimmt …'
    navigator.geolocation.getCurrentPosition(({ coords, timestamp }) => {
      place.value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`
      accuracy.value = String(Math.ceil(coords.accuracy))
      time.value = clock(new Date(timestamp))
      status.textContent = `Standort übernommen, auf ${accuracy.value} m genau`
    }, (error) => {
      status.textContent = error.code === error.PERMISSION_DENIED
        ? 'Der Browser darf den Standort nicht lesen. Tragen Sie ihn ein oder lassen Sie ihn weg.'
        : 'Der Standort ließ sich nicht bestimmen. Versuchen Sie es im Freien noch einmal.'
    }, { enableHighAccuracy: true, timeout: LOCATE_MS, maximumAge: 0 })
  })
}

/** `15.06.2026 10:42`, as a clock in Germany shows it wherever the device thinks it is. */
function clock(moment) {
  const parts = { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' }
  return moment.toLocaleString('de-DE', { ...parts, timeZone: 'Europe/Berlin' }).replace(',', '')
}
