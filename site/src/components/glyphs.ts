/**
 * The notation: a request is a line, a decision a bar across it. 24 by 24, drawn left to right, in the colour of
 * the text around. One table for pages built ahead and for what the browser draws.
 */
const glyphs = {
  /** the line goes on: allowed, passed */
  through: '<path d="M6.5 3v18" stroke-width="4"/><path d="M8 12h15" stroke-width="3"/>',
  /** it ends at the bar: forbidden, not yet */
  stop: '<path d="M1 12h15" stroke-width="2.25"/><path d="M18 3v18" stroke-width="5"/>',
  /** it stops short, and nobody opened: no policy allows it */
  unopened:
    '<path d="M1 12h6.5" stroke-width="2.25"/><circle cx="10.5" cy="12" r="3"/><path d="M19 3v18" stroke-width="1.75"/>',
  idle: '<path d="M1 12h14" stroke-dasharray="2 3.5"/><path d="M18 4v16" stroke-width="1.75"/>',
  here: '<path d="M2 12h14" stroke-width="2.5"/><path d="M18 4v16" stroke-width="3"/>',
  checking: '<path d="M1 12h16" stroke-width="2.5" stroke-dasharray="4 2.5"/><path d="M19 4v16" stroke-width="1.75"/>',
  waits:
    '<path d="M4 3v18" stroke-width="5"/><path d="M9 12h8" stroke-dasharray="2 3"/><path d="M20 4v16" stroke-width="1.75"/>',
  unseen:
    '<path d="M0 12h6M18 12h6" stroke-dasharray="3 2"/><path d="M7 4h10v16H7z" stroke-width="1.5"/><path d="M7 11l7-7M7 18l10-10M11 20l6-6" stroke-width="1.25"/>',
  same: '<path d="M4 8.5h16M4 15.5h16" stroke-width="2.25"/>',
  differs: '<path d="M4 8.5h16M4 15.5h16" stroke-width="2.25"/><path d="M16.5 3l-9 18" stroke-width="2.25"/>',
  ours: '<path d="M1 12h7M16 12h7" stroke-width="2.25"/><path d="M8 19l4-14M12 19l4-14" stroke-width="2"/>',
} as const

export type GlyphName = keyof typeof glyphs

/** The glyph as markup. It says nothing to a screen reader: the word beside it does. */
export function glyphHtml(name: GlyphName): string {
  return `<svg class="glyph glyph-${name}" viewBox="0 0 24 24" aria-hidden="true">${glyphs[name]}</svg>`
}
