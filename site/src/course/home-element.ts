/** `<fl-home>`: the home page of somebody who has been here. Built for somebody who has not. */
import { glyphHtml } from '../components/glyphs.ts'
import { clock } from '../step/clock.ts'
import { $route, $visit } from '../stores/preferences.ts'
import { $lastOpen, $progress } from '../stores/progress.ts'
import { $hello } from '../stores/session.ts'
import { words } from '../words/index.ts'
import { course, findModule, pathOf } from './course.ts'
import { moduleState, nextStep, passedSteps, type Steps, statusOf } from './module-state.ts'

const say = words.home
const glyphOf = { done: 'through', here: 'here', ready: 'idle', planned: 'idle' } as const
const toneOf = { done: 'is-through', here: 'is-ink', ready: 'is-idle', planned: 'is-idle' } as const

class HomeElement extends HTMLElement {
  #stop: (() => void)[] = []

  connectedCallback(): void {
    const draw = () => {
      const progress = $progress.get()
      this.#map(progress)
      this.#place(progress)
      this.#findings(progress)
    }
    this.#stop = [
      $progress.subscribe(draw),
      $visit.listen(draw),
      $lastOpen.listen(draw),
      $route.subscribe(() => this.#route()),
      $hello.subscribe((hello) => {
        const score = this.querySelector<HTMLElement>('fl-score')
        if (score) score.hidden = !hello?.learner
      }),
    ]
    this.onchange = ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.name !== 'route') return
      if (target.value === 'short' || target.value === 'half' || target.value === 'day') $route.set(target.value)
    }
  }

  disconnectedCallback(): void {
    for (const stop of this.#stop) stop()
  }

  /** What is not on the route steps back; it is still there, and its link still works. */
  #route(): void {
    const route = $route.get()
    for (const input of this.querySelectorAll<HTMLInputElement>('input[name=route]'))
      input.checked = input.value === route
    let count = 0
    let minutes = 0
    for (const line of this.querySelectorAll<HTMLElement>('.map [data-routes]')) {
      const on = line.dataset.routes?.split(' ').includes(route) ?? false
      line.toggleAttribute('data-off', !on)
      if (!on) continue
      count++
      minutes += Number(line.dataset.minutes)
    }
    this.#say('route', say.map.onRoute(count, words.course.hours(minutes)))
  }

  #map(progress: Steps): void {
    for (const line of this.querySelectorAll<HTMLElement>('.map [data-module]')) {
      const module = findModule(line.dataset.module)
      const state = line.querySelector<HTMLElement>('.state')
      if (!module || !state) continue
      const now = moduleState(progress, module, $visit.get()?.module)
      line.dataset.state = now
      state.className = `state ${toneOf[now]}`
      state.innerHTML = `${glyphHtml(glyphOf[now])}${words.course.state[now]}`
    }
  }

  /** Where one was; untouched until one was somewhere. */
  #place(progress: Steps): void {
    const visit = $visit.get() ?? $lastOpen.get()
    const entry = course.find(({ module }) => module?.id === visit?.module)
    const module = entry?.module
    if (!visit || !entry || !module) return
    const step = nextStep(progress, module)
    const path = `${pathOf(module)}${step ? `#${step.id}` : ''}`
    const passed = say.place.passed(passedSteps(progress, module), module.steps.length)
    this.#say('when', say.place.at(clock(visit.at)))
    this.#say('title', `${entry.number}\u2002${entry.title}`)
    this.#say(
      'next',
      step ? say.place.step(module.steps.indexOf(step) + 1, module.steps.length, step.title) : say.place.allPassed,
    )
    this.#say('passed', passed)
    this.#say('start', say.continue(entry.title))
    this.#say('go', say.place.continue)
    for (const link of this.querySelectorAll<HTMLAnchorElement>('[data-home=start], [data-home=go]')) link.href = path
    const ticks = this.querySelector<HTMLElement>('[data-home=ticks]')
    if (!ticks) return
    const states = module.steps.map(({ id }) => statusOf(progress, module.id, id))
    ticks.innerHTML = states.map((state) => `<i data-state="${state}"></i>`).join('')
    ticks.setAttribute(
      'aria-label',
      say.place.steps(states.map((state, at) => say.place.stepState(at + 1, words.step.status[state]))),
    )
  }

  #findings(progress: Steps): void {
    for (const line of this.querySelectorAll<HTMLElement>('[data-closed-by]')) {
      const closed = line.dataset.closedBy?.split(' ').every((key) => progress[key]?.status === 'passed') ?? false
      const glyph = line.querySelector<HTMLElement>('[data-glyph]')
      const state = line.querySelector<HTMLElement>('[data-state]')
      if (!glyph || !state) continue
      glyph.className = closed ? 'is-through' : 'is-stop'
      glyph.innerHTML = glyphHtml(closed ? 'through' : 'stop')
      state.textContent = say.open.module(closed ? say.open.closed : say.open.open, Number(line.dataset.module))
    }
  }

  #say(part: string, text: string): void {
    const there = this.querySelector(`[data-home=${part}]`)
    if (there) there.textContent = text
  }
}

if (!customElements.get('fl-home')) customElements.define('fl-home', HomeElement)
