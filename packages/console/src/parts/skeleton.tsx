import Skeleton from '@cloudscape-design/components/skeleton'

const lineNames = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']

/** What is still being read: as many lines as it will take, at most six. */
export function Waiting({ lines = 1 }: { lines?: number }) {
  return (
    <div role="status" aria-label="Loading">
      {lineNames.slice(0, lines).map((name) => (
        <Skeleton key={name} />
      ))}
    </div>
  )
}
