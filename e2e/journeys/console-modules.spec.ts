/**
 * Every lab as its *Console* tabs say: laid where the module begins, then click by click in the practice console beside
 * the lesson, and on the machines where the text sends one there, until each card says that it passed.
 */
import { modules } from '@first-line/labs/catalog'
import { clicksOf } from '../console-path/index.ts'
import { Lesson } from '../lesson.ts'
import { expect, test } from '../workshop-test.ts'

// AWS answers a refusal with 4xx, and a browser says so on its console.
const refusals = /Failed to load resource: the server responded with a status of 40[0-9]/

for (const { id, title, number, steps } of modules.filter(({ id }) => id in clicksOf)) {
  test(`${title}: every step passes by the console`, async ({ page, workshop, forgive }) => {
    test.setTimeout(60_000 + steps.length * 60_000)
    forgive(refusals)
    const clicks = clicksOf[id] ?? {}
    expect(Object.keys(clicks), 'every step has its clicks').toEqual(steps.map((step) => step.id))
    const lesson = new Lesson(page, workshop)
    await lesson.open(id)
    if (number > 0) await lesson.catchUp()
    // Who caught up finds the phones of the modules before on CloudShell.
    if (number > 4) await lesson.takePhones('root')
    if (number > 6) await lesson.takePhones('mara')

    for (const step of steps) {
      await test.step(step.title, async () => {
        await lesson.beginWhatStandsBefore(step.id)
        await clicks[step.id]?.(lesson)
        await lesson.passes(step.id)
      })
    }
  })
}
