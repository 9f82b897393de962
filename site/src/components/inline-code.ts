/**
 * Words from the server are plain text. What a reader must tell letter by letter is set in mono: what stands in
 * backticks, an ARN, an action (`iam:CreateUser`), an access key id. Nothing else is.
 */
const spelledOut =
  /`([^`]+)`|(\barn:[a-z-]+:[^\s,;]*[^\s,;.:)])|(\b[a-z][a-z0-9-]+:(?:[A-Z][A-Za-z0-9]*\*?|\*))|(\b(?:AKIA|ASIA|AIDA|AROA)[A-Z0-9]{12,}\b)/g

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** `text` as markup, with every sign escaped that could be markup. */
export function withCode(text: string): string {
  let html = ''
  let from = 0
  for (const match of text.matchAll(spelledOut)) {
    html += escapeHtml(text.slice(from, match.index))
    html += `<code>${escapeHtml(match[1] ?? match[0])}</code>`
    from = match.index + match[0].length
  }
  return html + escapeHtml(text.slice(from))
}
