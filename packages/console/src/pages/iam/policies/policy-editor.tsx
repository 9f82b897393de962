import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { PolicyKind } from '@first-line/policy'
import { useState } from 'react'
import { JsonEditor } from './json-editor.tsx'
import { VisualEditor } from './visual-editor.tsx'

interface Props {
  text: string
  onChange: (text: string) => void
  kind?: PolicyKind
  /** A trust policy or a bucket policy has a Principal: text alone. */
  visual?: boolean
}

/** *Policy editor*: visual and JSON, two views of one text. */
export function PolicyEditor({ text, onChange, kind = 'identity', visual = true }: Props) {
  const [view, setView] = useState<'visual' | 'json'>(visual ? 'visual' : 'json')
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            visual && (
              <SegmentedControl
                label="Policy editor"
                selectedId={view}
                onChange={({ detail }) => setView(detail.selectedId === 'json' ? 'json' : 'visual')}
                options={[
                  { id: 'visual', text: 'Visual' },
                  { id: 'json', text: 'JSON' },
                ]}
              />
            )
          }
        >
          Policy editor
        </Header>
      }
    >
      <SpaceBetween size="m">
        {view === 'json' ? (
          <JsonEditor text={text} onChange={onChange} kind={kind} label="Policy document" />
        ) : (
          <VisualEditor text={text} onChange={onChange} />
        )}
      </SpaceBetween>
    </Container>
  )
}
