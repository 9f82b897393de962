/** Exercises answered rightly, as by a reader who knows: each widget carries what is right, for its own explanation. */
import type { Locator } from 'playwright/test'

interface Question {
  kind: 'one' | 'several' | 'order' | 'fill'
  options?: { right?: boolean }[]
  items?: string[]
  answers?: string[]
}

/** Everything in `scope` that can be answered: questions, sorting, ARNs. */
export async function answerAll(scope: Locator, account: string): Promise<void> {
  for (const one of await scope.locator('fl-question:visible').all()) await answer(one, account)
  for (const one of await scope.locator('fl-sort:visible').all()) await sort(one)
  for (const one of await scope.locator('fl-arn-exercise:visible').all()) await arn(one, account)
}

async function answer(question: Locator, account: string): Promise<void> {
  const {
    kind,
    options = [],
    items = [],
    answers = [],
  } = JSON.parse((await question.getAttribute('data-question')) ?? '{}') as Question
  if (kind === 'fill')
    await question.locator('input[type=text]').fill(answers[0]?.replaceAll('{account}', account) ?? '')
  else if (kind === 'order') for (const [at, text] of items.entries()) await moveTo(question, items.indexOf(text), at)
  else
    for (const [at, { right }] of options.entries()) if (right) await question.locator('.option label').nth(at).click()
  await question.getByRole('button', { name: 'Answer' }).click()
}

/** One line up, click by click, until it stands where it belongs. */
async function moveTo(question: Locator, place: number, at: number): Promise<void> {
  const line = question.locator(`.line[data-place="${place}"]`)
  const stands = () => line.evaluate((one) => [...(one.parentElement?.children ?? [])].indexOf(one))
  for (let now = await stands(); now > at; now--) await line.locator('[data-move="-1"]').click()
}

async function sort(exercise: Locator): Promise<void> {
  const ids = await exercise
    .locator('.item')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.item ?? ''))
  // An item moves to its place, so that it is found by its id and not by where it stood.
  for (const id of ids) {
    const item = exercise.locator(`.item[data-item="${id}"]`)
    const belongs = await item.getAttribute('data-belongs')
    const values = await item.locator('input').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
    await item
      .locator('label')
      .nth(values.indexOf(belongs ?? ''))
      .click()
  }
  await exercise.getByRole('button', { name: 'Check the places' }).click()
}

async function arn(exercise: Locator, account: string): Promise<void> {
  // One that stands twice in a lesson is answered in both places at once.
  if (!(await exercise.getByRole('button', { name: 'Answer' }).isVisible())) return
  if ((await exercise.getAttribute('data-set')) === 'arn-read') {
    for (const part of await exercise.locator('li[data-part]').all())
      await part.locator('select').selectOption(await part.getAttribute('data-part'))
  } else {
    const text = (await exercise.getAttribute('data-arn'))?.replaceAll('{account}', account) ?? ''
    await exercise.locator('input[type=text]').fill(text)
  }
  await exercise.getByRole('button', { name: 'Answer' }).click()
}
