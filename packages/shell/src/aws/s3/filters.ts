/** `--exclude` and `--include`: the last one on the command line that matches decides (awscli/customizations/s3/filters.py). */
import type { ParsedArguments } from '../argparse.ts'

/** Python's fnmatch: `*` and `?` match a slash, too; `[a-z]`, `[!a]`. */
function globPattern(glob: string): RegExp {
  let pattern = ''
  for (let at = 0; at < glob.length; at++) {
    const char = glob[at]!
    const close = char === '[' ? glob.indexOf(']', at + (glob[at + 1] === '!' ? 3 : 2)) : -1
    if (char === '*') pattern += '[\\s\\S]*'
    else if (char === '?') pattern += '[\\s\\S]'
    else if (close !== -1) {
      const inside = glob
        .slice(at + 1, close)
        .replaceAll('\\', '\\\\')
        .replace(/^!/, '^')
      pattern += `[${inside}]`
      at = close
    } else pattern += char.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  }
  return new RegExp(`^${pattern}$`)
}

/** Whether a name, relative to where the command begins, takes part. */
export function filterOf(values: ParsedArguments['values']): (name: string) => boolean {
  const given = (values.get('filters') as string[] | undefined) ?? []
  const rules: { includes: boolean; pattern: RegExp }[] = []
  for (let at = 0; at + 1 < given.length; at += 2) {
    rules.push({ includes: given[at] === '--include', pattern: globPattern(given[at + 1]!) })
  }
  return (name) => rules.findLast(({ pattern }) => pattern.test(name))?.includes ?? true
}
