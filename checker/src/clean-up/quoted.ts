/** A word for bash, quoted where it has to be: names of budgets have spaces, names of users may have a comma. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
