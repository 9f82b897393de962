/**
 * Copies text, on plain http too: there a page is no secure context and has no `navigator.clipboard`, but may still
 * copy a selection.
 * @returns whether it worked
 */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch (refused) {
      console.info('the clipboard refused, copying a selection:', refused)
    }
  }
  const held = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.style.cssText = 'position:fixed;inset:0 auto auto 0;opacity:0'
  document.body.append(field)
  field.select()
  try {
    // Deprecated and everywhere: https://developer.mozilla.org/docs/Web/API/Document/execCommand#copy
    return document.execCommand('copy')
  } finally {
    field.remove()
    if (held instanceof HTMLElement) held.focus({ preventScroll: true })
  }
}
