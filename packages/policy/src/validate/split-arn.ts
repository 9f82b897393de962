/** Splits at colons, but not at those of `${aws:username}`. */
export function splitArn(text: string): string[] {
  const parts = ['']
  for (const [piece] of text.matchAll(/\$\{[^}]*\}|[^:$]+|./gs)) {
    if (piece === ':') parts.push('')
    else parts[parts.length - 1] += piece
  }
  return parts
}
