/** What a topic's own policy is read with: SNS's list of topics, and a topic's attributes. */
import { GetTopicAttributesCommand, ListTopicsCommand } from '@aws-sdk/client-sns'
import { byToken, required } from './pages.ts'
import type { Reading } from './reading.ts'

export function topicArnsOf({ clients, once }: Reading): Promise<string[]> {
  return once('topics', async () => {
    const sns = await clients.sns()
    return byToken(
      (NextToken) => sns.send(new ListTopicsCommand({ NextToken })),
      (page) => page.Topics?.map((topic) => required(topic.TopicArn, 'TopicArn')),
      (page) => page.NextToken,
    )
  })
}

export function attributesOfTopic({ clients, once }: Reading, TopicArn: string): Promise<Record<string, string>> {
  return once(`attributes of ${TopicArn}`, async () => {
    const sns = await clients.sns()
    return (await sns.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes ?? {}
  })
}
