/** Collections whose answers may differ after something of a module happened; a topic's first part is the module. */
const touched: Readonly<Record<string, readonly string[]>> = {
  contracts: ['negotiations', 'agreements', 'accounts', 'offers', 'earnings', 'my-work', 'entries', 'replay'],
  delivery: ['agreements', 'earnings'],
  ledger: ['accounts', 'agreements', 'books', 'instructions', 'earnings', 'my-work', 'entries', 'replay'],
  catalog: ['products', 'reviews', 'my-work', 'entries'],
  datasets: ['datasets', 'products', 'uploads', 'my-work'],
  assess: ['datasets', 'products', 'uploads', 'my-work'],
  identity: ['keys', 'members', 'people', 'approvals', 'invitations', 'my-work'],
};

/** What a person is told of comes with things to do: both lists, and the collections that notices are about. */
const ofNotices = ['notices', 'my-work', 'reviews', 'members', 'suspense', 'approvals', 'announcements'] as const;

const topicOf = (data: string): string => {
  try {
    return String((JSON.parse(data) as { topic?: unknown }).topic);
  } catch {
    return '';
  }
};

/** The collections to ask anew after an event of the stream with its data; undefined for all of them. */
export const collectionsOf = (event: 'notice' | 'change', data: string): readonly string[] | undefined => {
  if (event === 'notice') return ofNotices;
  const topic = topicOf(data);
  return topic === 'resync' ? undefined : (touched[topic.split('.')[0] ?? ''] ?? []);
};
