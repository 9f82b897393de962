/** Reads a QR code out of a picture. The reader is loaded when it is first needed. */

/** The text of the code; undefined where there is none. */
export async function readQr(picture: HTMLImageElement | ImageBitmap): Promise<string | undefined> {
  const { default: jsqr } = await import('jsqr')
  const [width, height] =
    picture instanceof ImageBitmap ? [picture.width, picture.height] : [picture.naturalWidth, picture.naturalHeight]
  if (width === 0 || height === 0) return undefined
  // White around it, and not too small: a reader needs both.
  const scale = Math.max(1, Math.ceil(300 / Math.max(width, height)))
  const edge = 24
  const canvas = document.createElement('canvas')
  canvas.width = width * scale + 2 * edge
  canvas.height = height * scale + 2 * edge
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingEnabled = false
  context.drawImage(picture, edge, edge, width * scale, height * scale)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  return jsqr(data, canvas.width, canvas.height)?.data
}

/** The QR code that the page shows, the console's frame included. */
export function shownQr(): HTMLImageElement | undefined {
  const pages = [document, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument)]
  for (const page of pages) {
    const found = page?.querySelector<HTMLImageElement>('img[data-mfa-qr]')
    if (found) return found
  }
  return undefined
}
