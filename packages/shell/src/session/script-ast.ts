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
export function literalText(word: Pick<NonNullable<SimpleCommand['name']>, 'parts'> | null): string | undefined {
  if (!word) return undefined
  let text = ''
  for (const part of word.parts) {
    const plain = part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'Escaped'
    const piece = part.type === 'DoubleQuoted' ? literalText(part) : plain ? part.value : undefined
    if (piece === undefined) return undefined
    text += piece
  }
  return text
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
        if (command.type === 'FunctionDef') yield* commandsOf([statementOf(command.body)])
        else if (command.type === 'Subshell') yield* commandsOf(command.body)
        else for (const body of bodiesOf(command)) yield* commandsOf(body)
      }
    }
  }
}

/** Scripts within words: `$(…)`, `<(…)`, at any depth. */
export function* substitutionsIn(node: unknown): Generator<Script> {
  if (typeof node !== 'object' || node === null) return
  if ('type' in node && (node.type === 'CommandSubstitution' || node.type === 'ProcessSubstitution')) {
    yield (node as unknown as { body: Script }).body
  }
  for (const value of Object.values(node)) yield* substitutionsIn(value)
}

/** A statement of one command. */
export const statementOf = (command: Command): Statement => ({
  type: 'Statement',
  pipelines: [{ type: 'Pipeline', commands: [command], negated: false }],
  operators: [],
  background: false,
})
