/** After a denial, in the page alone and never as part of AWS's text: the way to what decided. */

/** A hyperlink of a terminal (OSC 8), and the command that does the same from the keyboard. */
export const whyLine = (address: string): string =>
  `\x1b]8;;${address}\x1b\\Why?\x1b]8;;\x1b\\  (or type: workshop why)\n`
