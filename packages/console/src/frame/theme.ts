/** Light or dark, as the workshop's own pages are: the same choice, the same key. */

const key = 'first-line:theme'
const dark = matchMedia('(prefers-color-scheme: dark)')

/** Follows the choice, the system's and another tab's changes of it. */
export function followTheme(): void {
  document.body.classList.add('awsui-visual-refresh')
  apply()
  dark.addEventListener('change', apply)
  addEventListener('storage', (event) => {
    if (event.key === key) apply()
  })
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) document.body.classList.add('awsui-motion-disabled')
}

function apply(): void {
  const isDark = chosen() === 'dark' || (chosen() !== 'light' && dark.matches)
  document.body.classList.toggle('awsui-dark-mode', isDark)
  document.documentElement.style.colorScheme = isDark ? 'dark' : 'light'
}

function chosen(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // storage is forbidden: the system's theme stands
  }
}
