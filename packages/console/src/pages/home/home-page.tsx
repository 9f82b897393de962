import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Cards from '@cloudscape-design/components/cards'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { useContext } from 'react'
import { $session } from '../../aws/session.ts'
import { To } from '../../parts/link.tsx'
import { ServicesContext } from '../../services-context.ts'

export default function HomePage() {
  const session = useStore($session)
  const days = session?.rootMfaDaysLeft
  const shown = useContext(ServicesContext).filter(({ id }) => id !== 'home')
  return (
    <ContentLayout header={<Header variant="h1">Console Home</Header>}>
      <SpaceBetween size="l">
        {days !== undefined && (
          <Alert
            type="warning"
            header={`${days} ${days === 1 ? 'day' : 'days'} left to register MFA for the root user`}
          >
            AWS requires a second factor of every root user within 35 days of the first sign-in. After that, signing in
            leads nowhere but to registering one. <To to="/iam/security_credentials">Assign MFA</To>
          </Alert>
        )}
        <Cards
          ariaLabels={{ itemSelectionLabel: (_, item) => item.name, selectionGroupLabel: 'Services' }}
          header={<Header counter={`(${shown.length})`}>Services of the practice account</Header>}
          items={shown}
          trackBy="id"
          cardsPerRow={[{ cards: 1 }, { minWidth: 500, cards: 2 }, { minWidth: 900, cards: 3 }]}
          cardDefinition={{
            header: ({ name, pages }) => (
              <To to={pages[0]?.pattern ?? '/'} fontSize="heading-m">
                {name}
              </To>
            ),
            sections: [{ id: 'summary', content: ({ summary }) => <Box>{summary}</Box> }],
          }}
        />
      </SpaceBetween>
    </ContentLayout>
  )
}
