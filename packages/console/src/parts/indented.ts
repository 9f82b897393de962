/** A policy's text with four spaces; as it is where it is no JSON. */
export function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 4)
  } catch {
    return text // kept as it was given
  }
}
