/** The help of a card as markup. Everything in it that came from elsewhere is escaped. */
import type { SolutionCommand } from '@first-line/checker/contract'
import { escapeHtml, withCode } from '../components/inline-code.ts'
import { words } from '../words/index.ts'
import type { Help } from './help.ts'

const say = words.step.help

/** The part above the form: hints, solution, and what may be asked for. */
export function helpHtml({ hints, solution, refused, actions, confirming, doing }: Help): string {
  return [
    hints.length > 0
      ? `<ol class="ladder">${hints.map((hint, at) => `<li><b>${say.hintNumber(at + 1)}</b> ${withCode(hint)}</li>`).join('')}</ol>`
      : '',
    solution ? solutionHtml(solution) : '',
    refused ? `<p class="refused">${withCode(refused)}</p>` : '',
    confirming
      ? `<div class="confirm"><p>${say.confirm}</p><p class="acts"><button type="button" class="btn small first" data-help="help-now">${say.act['help-now']}</button><button type="button" class="btn small" data-help="help-not">${say.act['help-not']}</button></p></div>`
      : '',
    doing ? `<p class="quiet">${say.doing}</p>` : '',
    actions.length > 0
      ? `<p class="acts">${actions.map(({ act, disabled }) => `<button type="button" class="btn small" data-help="${act}"${disabled ? ' disabled' : ''}>${act === 'hint' && hints.length > 0 ? say.another : say.act[act]}</button>`).join('')}</p>`
      : '',
  ].join('')
}

function solutionHtml(commands: readonly SolutionCommand[]): string {
  if (commands.length === 0) return `<p class="quiet">${say.noSolution}</p>`
  const items = commands.map(({ says, command: whole, there }) => {
    const command = there?.command ?? whole
    const text = escapeHtml(command)
    const machine = there ? `<p class="on-machine">${words.lesson.onMachine[there.machine]}</p>` : ''
    const box =
      command === ''
        ? ''
        : `<fl-run class="run${there?.machine === 'attacker' ? ' of-attacker' : ''}" data-command="${text}" data-machine="${there?.machine ?? 'cloudshell'}">${machine}<pre><code>${text}</code></pre><span class="do"><button type="button" data-do="run" aria-label="${escapeHtml(words.lesson.runHint(command))}">${words.lesson.run}</button><button type="button" data-do="copy" aria-label="${escapeHtml(words.lesson.copyHint(command))}">${words.lesson.copy}</button></span></fl-run>`
    return `<li>${says ? `<p>${withCode(says)}</p>` : ''}${box}</li>`
  })
  return `<div class="solution"><h4>${say.solution}</h4><ol>${items.join('')}</ol></div>`
}

/** The form in which the learner says what was done. */
export function attestHtml(id: string): string {
  return `<form class="attest"><p>${say.attest}</p><div class="field"><label for="${id}-attest">${say.attestWhat}</label><textarea id="${id}-attest" rows="2" minlength="3" maxlength="2000" required></textarea></div><p class="acts"><button type="submit" class="btn small">${say.attestDo}</button></p></form>`
}
