/** `<fl-settings>`: what the reader chooses, kept in this browser and shown at once. */
import { $motion, $pathChoice, $route, $textSize, $theme } from '../stores/preferences.ts'

const stores = { theme: $theme, text: $textSize, motion: $motion, path: $pathChoice, route: $route } as const

class Settings extends HTMLElement {
  #stop: (() => void)[] = []

  connectedCallback(): void {
    this.#stop = Object.entries(stores).map(([name, store]) =>
      store.subscribe((chosen: string) => {
        for (const input of this.querySelectorAll<HTMLInputElement>(`input[name=${name}]`))
          input.checked = input.value === chosen
      }),
    )
    this.onchange = ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !Object.hasOwn(stores, target.name)) return
      // The page offers the values of the store alone, and the store reads anything else as its usual value.
      const store = stores[target.name as keyof typeof stores] as { set(value: string): void }
      store.set(target.value)
    }
  }

  disconnectedCallback(): void {
    for (const stop of this.#stop) stop()
  }
}

if (!customElements.get('fl-settings')) customElements.define('fl-settings', Settings)
