/** Collections whose answers may differ after something of a module happened; a topic's first word is the module. */
const ofModules: Readonly<Record<string, readonly string[]>> = {
  contracts: ['negotiations', 'agreements', 'accounts', 'offers', 'earnings', 'my-work', 'entries', 'replay'],
  delivery: ['agreements', 'earnings'],
  ledger: ['accounts', 'agreements', 'books', 'instructions', 'earnings', 'my-work', 'entries', 'replay'],
  catalog: ['products', 'reviews', 'my-work', 'entries'],
  datasets: ['datasets', 'products', 'uploads', 'my-work'],
  assess: ['datasets', 'products', 'uploads', 'my-work'],
  identity: ['keys', 'members', 'people', 'approvals', 'invitations', 'my-work'],
};

/** The module whose matter a notice is; a kind's first word says what it is about. */
const moduleOf: Readonly<Record<string, string>> = {
  product: 'catalog',
  negotiation: 'contracts',
  agreement: 'contracts',
  dispute: 'contracts',
  delivered: 'delivery',
  deletion: 'delivery',
  money: 'ledger',
  escrow: 'ledger',
  payment: 'ledger',
  day: 'ledger',
  organisation: 'identity',
  approval: 'identity',
  // a version of a dataset that was assessed, or of a contract that was signed
  version: 'contracts',
  version_assessed: 'assess',
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
  if (topic === 'resync') return undefined;
  const word = /^[a-z]+/.exec(topic)?.[0] ?? '';
  return ofModules[moduleOf[topic] ?? moduleOf[word] ?? word] ?? [];
};
