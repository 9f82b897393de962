import Pairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs'

/** Columns wide enough for an ARN to be read: on a narrow page one below the other. */
export default function KeyValuePairs(props: KeyValuePairsProps) {
  return <Pairs minColumnWidth={180} {...props} />
}
