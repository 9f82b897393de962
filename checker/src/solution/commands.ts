/**
 * A part of solution.sh as commands with what each does: the comment lines above a command are its sentence. A command may
 * be many lines, by a backslash, inside quotes, or as a here-document; a # in there begins no comment.
 */
import type { SolutionCommand } from '../contract.ts'

/** `sentences`, where an author gave them, are in the place of the comments, one for each command. */
export function commandsOf(part: string, sentences: readonly string[] = []): SolutionCommand[] {
  const commands: { says: string[]; lines: string[] }[] = []
  let said: string[] = []
  let inside: Inside = {}
  let current: { says: string[]; lines: string[] } | undefined
  for (const line of part.split('\n')) {
    const continues = inside.quote !== undefined || inside.heredoc !== undefined || inside.continued === true
    if (!continues && /^\s*#/.test(line)) {
      said.push(line.replace(/^\s*#+ ?/, ''))
      current = undefined
      continue
    }
    if (!continues && line.trim() === '') {
      current = undefined
      continue
    }
    if (!current || (said.length > 0 && !continues)) {
      current = { says: said, lines: [] }
      said = []
      commands.push(current)
    }
    current.lines.push(line)
    inside = after(line, inside)
  }
  return commands.map(({ says, lines }, at) => {
    const there = onItsMachine(lines)
    return { says: sentences[at] ?? says.join(' ').trim(), command: lines.join('\n'), ...(there && { there }) }
  })
}

/**
 * Lines that are one machine's alone, as they are typed there. A line that the cloud shell fills in first ($bucket) is not, nor
 * is `aws login`, which there waits for somebody to consent.
 */
function onItsMachine(lines: readonly string[]): SolutionCommand['there'] {
  const found = lines.map((line) => /^workshop as (laptop|attacker) -- ([^$`]+)$/.exec(line))
  const machine = found[0]?.[1] as 'laptop' | 'attacker' | undefined
  if (!machine || found.some((each) => each?.[1] !== machine || /\baws login\b/.test(each[2] ?? ''))) return undefined
  // That a refusal ends no script is nothing that a person types.
  return { machine, command: found.map((each) => each?.[2]?.replace(/\s*\|\| true$/, '')).join('\n') }
}

interface Inside {
  readonly quote?: '"' | "'"
  readonly heredoc?: string
  readonly continued?: boolean
}

/** What the next line is inside of. */
function after(line: string, inside: Inside): Inside {
  if (inside.heredoc !== undefined) return line.trim() === inside.heredoc ? {} : inside
  let { quote } = inside
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at]
    if (sign === '\\' && quote !== "'") at += 1
    else if (quote !== undefined) quote = sign === quote ? undefined : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '#' && (at === 0 || /\s/.test(line[at - 1] ?? ''))) break
  }
  if (quote !== undefined) return { quote }
  const heredoc = /<<-?\s*(['"]?)([A-Za-z_]\w*)\1/.exec(line)?.[2]
  if (heredoc !== undefined) return { heredoc }
  return /(?:^|[^\\])(?:\\\\)*\\$/.test(line) ? { continued: true } : {}
}
