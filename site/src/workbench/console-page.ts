/** The script of the practice console's own page: mounts it, and tells it when the account changed behind its back. */
import { mountConsole } from '@first-line/console'
import { answerLogin, codeToPaste, TERMINAL_REDIRECT } from '@first-line/shell/consent'
import { $activity } from '../stores/activity.ts'
import { startLive } from '../stores/live.ts'
import { ensureLearner, greet } from '../stores/session.ts'

/** What only looks changes nothing; without this, reading would lead to reading. */
const looks =
  /^[A-Za-z0-9-]+:(Get|List|Describe|Head|Lookup|Simulate|Generate|BatchGet|Query|Scan|Validate|Decode|View|Check|Search|Preview)/
/** Changes that come together, as a script's do, are one; in milliseconds. */
const together = 300

const into = document.getElementById('console')
if (!into) throw new Error('the page has no place for the console')
const shown = mountConsole(into, {
  async ensureLearner() {
    await ensureLearner()
    // Beside a lesson, the lesson's page looks and checks: it has to hear that there is somebody now.
    if (window.parent !== window) window.parent.dispatchEvent(new CustomEvent('workshop:learner'))
  },
  onConsent: ({ state, code, redirectUri }) => {
    answerLogin(state, { code })
    return redirectUri === TERMINAL_REDIRECT
  },
  codeToPaste,
})

startLive()
greet().catch((fault: unknown) => console.info('the server has not answered yet:', fault))

const changed = new Set<string>()
let seen: string | undefined
$activity.listen((all) => {
  const known = all.findIndex(({ id }) => id === seen)
  const fresh = known < 0 ? all : all.slice(0, known)
  seen = all[0]?.id
  for (const { action, service, outcome } of fresh)
    if (outcome === 'allowed' && !looks.test(action)) changed.add(service)
  if (changed.size === 0) return
  setTimeout(() => {
    for (const service of changed) shown.accountChanged(service)
    changed.clear()
  }, together)
})
