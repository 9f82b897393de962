import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation'
import { follow } from '../router/follow.ts'
import { hrefOf } from '../router/location.ts'
import type { ConsoleService } from '../services.ts'

/** The service's pages, on the left. */
export function Navigation({ service, path }: { service: ConsoleService; path: string }) {
  const links = service.navigation.flatMap((group) => group.links)
  // The longest link that the path begins with: `/iam/users` for `/iam/users/dana`.
  const active = links
    .filter(({ to }) => path === to || path.startsWith(`${to}/`))
    .sort((one, other) => other.to.length - one.to.length)[0]
  const items = service.navigation.flatMap<SideNavigationProps.Item>(({ heading, links }) => {
    const shown = links.map(({ text, to }) => ({ type: 'link' as const, text, href: hrefOf(to) }))
    return heading === undefined ? shown : [{ type: 'section', text: heading, items: shown }]
  })
  return (
    <SideNavigation
      header={{ text: service.title, href: hrefOf(links[0]?.to ?? '/') }}
      activeHref={active ? hrefOf(active.to) : ''}
      items={items}
      onFollow={follow}
    />
  )
}
