import Autosuggest from '@cloudscape-design/components/autosuggest'
import TopNavigation from '@cloudscape-design/components/top-navigation'
import { useStore } from '@nanostores/react'
import { useEffect, useRef, useState } from 'react'
import { $region, chooseRegion, regions } from '../aws/region.ts'
import { isRoot, principalName, type Session, switchBack } from '../aws/session.ts'
import { follow } from '../router/follow.ts'
import { hrefOf, navigate } from '../router/location.ts'
import { findPage } from './find-page.ts'
import { searchPages } from './search-pages.ts'
import { signOut } from './sign-out.ts'
import { useAlias } from './use-alias.ts'

/** Pages that there are, in AWS's order. */
const accountPages = [
  { id: '/billing/account', text: 'Account' },
  { id: '/billing', text: 'Billing and Cost Management' },
  { id: '/iam/security_credentials', text: 'Security credentials' },
].filter(({ id }) => findPage(id))

/** Root switches to no role, and who has put one on takes it off. */
const accountMenu = (session: Session) => [
  ...accountPages,
  ...(session.switched
    ? [{ id: 'switch-back', text: 'Switch back' }]
    : isRoot(session)
      ? []
      : [{ id: '/switchrole', text: 'Switch role' }]),
  { id: 'sign-out', text: 'Sign out' },
]

/** The bar above everything: search, Region, account. */
export function TopBar({ session, global }: { session: Session; global: boolean }) {
  const region = useStore($region)
  // In a narrow bar the search lies over everything else until its cross is pressed: a bar anew has it closed.
  const [round, setRound] = useState(0)
  const alias = useAlias()
  const account = `${session.accountId.slice(0, 4)}-${session.accountId.slice(4, 8)}-${session.accountId.slice(8)}`
  const who = session.switched
    ? session.switched.name
    : session.arn.endsWith(':root')
      ? (alias ?? account)
      : `${principalName(session)} @ ${alias ?? account}`
  const shownRegion = global ? 'Global' : (regions.find(([id]) => id === region)?.[1] ?? region)
  return (
    <TopNavigation
      key={round}
      identity={{
        title: 'Practice console',
        href: hrefOf('/'),
        onFollow: follow,
      }}
      search={<Search onGone={() => matchMedia('(max-width: 911px)').matches && setRound(round + 1)} />}
      i18nStrings={{
        overflowMenuTriggerText: 'More',
        overflowMenuTitleText: 'All',
        searchIconAriaLabel: 'Search',
        searchDismissIconAriaLabel: 'Close search',
        overflowMenuBackIconAriaLabel: 'Back',
        overflowMenuDismissIconAriaLabel: 'Close menu',
      }}
      utilities={[
        {
          type: 'menu-dropdown',
          text: shownRegion,
          ariaLabel: `Region: ${shownRegion}`,
          items: global
            ? [
                {
                  id: '-',
                  text: 'This service is global: it has no Regions',
                  disabled: true,
                  disabledReason: 'What you do here counts in every Region.',
                },
              ]
            : regions.map(([id, name]) => ({
                id,
                text: name,
                secondaryText: id,
                itemType: 'checkbox' as const,
                checked: id === region,
              })),
          onItemClick: ({ detail }) => chooseRegion(detail.id),
        },
        {
          type: 'menu-dropdown',
          iconName: 'user-profile',
          text: who,
          title: principalName(session),
          description: `Account ID: ${account}${alias === undefined ? '' : ` · Alias: ${alias}`}`,
          ariaLabel: `Account menu: ${who}`,
          items: accountMenu(session),
          onItemClick: ({ detail }) => chooseFromMenu(detail.id),
        },
      ]}
    />
  )
}

function chooseFromMenu(id: string): void {
  if (id === 'sign-out') void signOut()
  else if (id === 'switch-back') switchBack()
  else navigate(id)
}

/** Keyboard first: Alt+S puts the cursor here, as on AWS; Enter goes to the first result. */
function Search({ onGone }: { onGone: () => void }) {
  const [text, setText] = useState('')
  const field = useRef<{ focus(): void } | null>(null)
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!event.altKey || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      field.current?.focus()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])
  const results = searchPages(text)
  const go = (to: string) => {
    setText('')
    navigate(to)
    onGone()
  }
  return (
    <Autosuggest
      ref={(ref) => {
        field.current = ref
      }}
      value={text}
      onChange={({ detail }) => setText(detail.value)}
      onSelect={({ detail }) =>
        go(results.some(({ to }) => to === detail.value) ? detail.value : (results[0]?.to ?? '/'))
      }
      onKeyDown={({ detail }) => {
        if (detail.key === 'Escape') setText('')
      }}
      options={results.map(({ to, title, service, summary }) => ({
        value: to,
        label: title,
        description: title === service ? summary : service,
        tags: [],
      }))}
      filteringType="manual"
      enteredTextLabel={(value) => `Go to the first result for "${value}"`}
      ariaLabel="Search services and pages"
      placeholder="Search   [Alt+S]"
      empty="No page of this console is called that."
    />
  )
}
