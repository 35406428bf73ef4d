/** The public log and its checks. */
export const log = {
  title: 'Public log',
  lead: 'Every act that matters here, from a listing to a payment, leaves an entry in this log. What happened stays between those involved; that it happened, and when, cannot be taken back. All checks on this page are computed in your own browser.',
  unreachable: 'The log could not be read just now. Reload the page in a moment.',
  insecure:
    'Your browser computes hashes only on a secure line (https). Open this page by its https address to check anything.',
  needsScript:
    'The checks are computed in your browser, so this page needs JavaScript. The log itself is at /log/checkpoint.',
  checkpoint: 'State of the log',
  size: 'Entries',
  root: 'Root hash',
  origin: 'Name of the log',
  signature: 'Signature',
  signedBy: 'signed by the log’s key {{id}}',
  signatureWrong: 'No key of this log has signed this. Do not rely on it.',
  lastVisit: 'Compared with what this browser saw on',
  lastVisitGood: ': all {{from}} entries of then are unchanged, {{more}} were added.',
  verdict: { holds: 'holds', fails: 'does not hold', unknown: 'not checked' },
  entries: 'Entries',
  entriesLead: 'Time, kind and a commitment: a hash that fixes what happened without showing it.',
  noEntries: 'The log has no entries yet.',
  column: { index: 'No.', at: 'When', kind: 'What', commitment: 'Commitment (SHA-256)' },
  findIndex: 'Entry number, 0 to {{last}}',
  hashed: '{{total}} entries of this part were hashed here and compared with the tree.',
  older: 'Show older entries',
  around: 'Show the entries around it',
  proofTitle: 'Check a proof',
  proofLead:
    'Whoever is a party to an entry can download its proof and hand it to anybody. Paste or drop it here. It does not leave your browser.',
  proofLabel: 'Proof',
  proofHint: 'The JSON of the proof, or a .tlog-proof file',
  proofFile: 'Or choose the file',
  proofMalformed: 'This is no proof of a log entry. Paste the whole file, from its first to its last character.',
  figures: 'What was compared',
  nothingComputed: 'nothing that fits',
  place: 'entry {{index}} of {{size}}',
  outcome: {
    holds: 'The proof holds: exactly this content stood in the log at this time.',
    partly:
      'The entry stands in the log. What happened was not handed in with the proof, or has been erased, so it was not checked.',
    fails: 'The proof does not hold. The step marked below is where it breaks.',
  },
  step: {
    commitment: {
      title: 'Content → commitment',
      text: 'SHA-256 of the salt and the content in canonical form gives the commitment of the entry.',
      computed: 'From salt and content',
      expected: 'In the entry',
    },
    leaf: {
      title: 'Commitment → entry',
      text: 'The entry and its number are the ones that the document names.',
      computed: 'Hash of the entry',
      expected: 'The entry',
    },
    root: {
      title: 'Entry → root',
      text: 'Hashing the entry with its neighbours, level by level, gives the root of the tree.',
      computed: 'Root from the entry',
      expected: 'Root in the checkpoint',
    },
    signature: {
      title: 'Root → signature',
      text: 'The checkpoint with this root was signed with a key of this log (Ed25519).',
      computed: 'Key that signed',
      expected: 'Name of the log',
    },
  },
  consistency: 'Compare two states',
  consistencyLead:
    'Keep a checkpoint today, and see later that nothing before it was changed or taken out. That only needs the old text.',
  olderCheckpoint: 'A checkpoint you kept',
  newerCheckpoint: 'Compare with',
  compare: {
    do: 'Compare',
    consistent:
      'The {{from}} entries of the older state are, unchanged, the first of the {{to}} entries of the newer one.',
    rewritten:
      'The two states contradict each other: entries were changed or taken out. Keep both texts, they are evidence.',
    unsigned: 'At least one of the two is not signed by a key of this log.',
    malformed: 'At least one of the two is no checkpoint. Paste the whole text, from its first line to its last.',
    unknownSize: 'The log could not give the proof for these sizes. Try again in a moment.',
  },
} as const;
