/** just-bash's syntax tree, whose types its browser entry does not name: taken from what `Bash.transform` gives. */
import type { Bash } from 'just-bash/browser'

export type Script = ReturnType<Bash['transform']>['ast']
export type Statement = Script['statements'][number]
export type Pipeline = Statement['pipelines'][number]
export type Command = Pipeline['commands'][number]
export type SimpleCommand = Extract<Command, { type: 'SimpleCommand' }>
export type FunctionDefinition = Extract<Command, { type: 'FunctionDef' }>
export type Redirection = SimpleCommand['redirections'][number]

/** The plain text of a word without expansions; undefined when only running it would tell. */
export function literalText(word: SimpleCommand['name']): string | undefined {
  if (!word) return undefined
  let text = ''
  for (const part of word.parts) {
    if (part.type !== 'Literal' && part.type !== 'SingleQuoted') return undefined
    text += part.value
  }
  return text
}

/** Whether a word runs commands of its own to find out what it says: `$(…)`, `<(…)`. */
export function runsCommands(word: Pick<SimpleCommand['args'][number], 'parts'>): boolean {
  return word.parts.some(
    (part) =>
      part.type === 'CommandSubstitution' ||
      part.type === 'ProcessSubstitution' ||
      (part.type === 'DoubleQuoted' && runsCommands(part)),
  )
}

/** Statement lists inside a compound command, which run in the same shell. */
export function bodiesOf(command: Command): Statement[][] {
  switch (command.type) {
    case 'If':
      return [
        ...command.clauses.flatMap((clause) => [clause.condition, clause.body]),
        ...(command.elseBody ? [command.elseBody] : []),
      ]
    case 'For':
    case 'CStyleFor':
    case 'Group':
      return [command.body]
    case 'While':
    case 'Until':
      return [command.condition, command.body]
    case 'Case':
      return command.items.map((item) => item.body)
    default:
      return []
  }
}

/** Every command of a script, functions' bodies and subshells included; not those in command substitutions. */
export function* commandsOf(statements: readonly Statement[]): Generator<Command> {
  for (const statement of statements) {
    for (const pipeline of statement.pipelines) {
      for (const command of pipeline.commands) {
        yield command
        if (command.type === 'FunctionDef') yield* commandsOf([wrap(command.body)])
        else if (command.type === 'Subshell') yield* commandsOf(command.body)
        else for (const body of bodiesOf(command)) yield* commandsOf(body)
      }
    }
  }
}

const wrap = (command: Command): Statement => ({
  type: 'Statement',
  pipelines: [{ type: 'Pipeline', commands: [command], negated: false }],
  operators: [],
  background: false,
})
