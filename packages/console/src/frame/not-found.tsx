import Box from '@cloudscape-design/components/box'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { To } from '../parts/link.tsx'
import { services } from '../services.ts'

/** A path without a page: what AWS has and this console has not, or a mistyped address. */
export function NotFound({ path }: { path: string }) {
  return (
    <ContentLayout header={<Header variant="h1">This page is not part of the practice console</Header>}>
      <SpaceBetween size="m">
        <Box variant="p">
          There is nothing at <code>/console{path}</code>. The practice console has the services the labs use, each one
          whole.
        </Box>
        <ul>
          {services.map(({ id, name, summary, pages }) => (
            <li key={id}>
              <To to={pages[0]?.pattern ?? '/'}>{name}</To>: {summary}
            </li>
          ))}
        </ul>
      </SpaceBetween>
    </ContentLayout>
  )
}
