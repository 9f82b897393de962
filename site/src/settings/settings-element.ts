/** `<fl-settings>`: what the reader chooses, kept in this browser and shown at once. */
import { $motion, $pathChoice, $route, $textSize, $theme } from '../stores/preferences.ts'

const stores = { theme: $theme, text: $textSize, motion: $motion, path: $pathChoice, route: $route } as const

function choose({ name, value }: HTMLInputElement): void {
  if (!Object.hasOwn(stores, name)) return
  // The page offers the values of the store alone, and the store reads anything else as its usual value.
  const store = stores[name as keyof typeof stores] as { set(value: string): void }
  store.set(value)
}

class Settings extends HTMLElement {
  #stop: (() => void)[] = []

  connectedCallback(): void {
    // The page is built with nothing chosen: what is, was chosen before this script was here.
    for (const input of this.querySelectorAll<HTMLInputElement>('input:checked')) choose(input)
    this.#stop = Object.entries(stores).map(([name, store]) =>
      store.subscribe((chosen: string) => {
        for (const input of this.querySelectorAll<HTMLInputElement>(`input[name=${name}]`))
          input.checked = input.value === chosen
      }),
    )
    this.onchange = ({ target }) => {
      if (target instanceof HTMLInputElement) choose(target)
    }
  }

  disconnectedCallback(): void {
    for (const stop of this.#stop) stop()
  }
}

if (!customElements.get('fl-settings')) customElements.define('fl-settings', Settings)
