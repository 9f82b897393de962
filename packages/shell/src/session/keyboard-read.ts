/** `read` at a prompt waits for the keyboard: its input becomes what a command of ours asks for there. */
import {
  commandsOf,
  literalText,
  type Script,
  type SimpleCommand,
  type Statement,
  substitutionsIn,
} from './script-ast.ts'

export const ASK = '__first_line_ask'

/** Changes a statement in place. */
export function answerReads(statement: Statement, parse: (text: string) => Script): void {
  for (const { commands } of statement.pipelines) {
    const [command] = commands
    if (commands.length !== 1 || command?.type !== 'SimpleCommand' || literalText(command.name) !== 'read') continue
    if (command.redirections.length > 0) continue
    const [template] = commandsOf(parse(`: <<< "$(${ASK} x)"`).statements)
    const input = (template as SimpleCommand).redirections[0]!
    for (const { statements } of substitutionsIn(input)) {
      for (const asking of commandsOf(statements)) if (asking.type === 'SimpleCommand') asking.args = command.args
    }
    command.redirections = [input]
  }
}
