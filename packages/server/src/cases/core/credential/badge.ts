import { wholeSeconds } from '#kernel';
import { type BadgeFacts, badgeContexts, type JsonObject } from './model.ts';

/** An Open Badges 3.0 credential without its proof: VC data model 2.0 with a Bitstring Status List entry for its revocation. */
export const makeBadge = (facts: BadgeFacts): JsonObject => ({
  '@context': [...badgeContexts],
  id: facts.id,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: facts.achievement.name,
  issuer: { id: facts.issuer.did, type: ['Profile'], name: facts.issuer.name, url: facts.issuer.url },
  validFrom: wholeSeconds(facts.validFrom),
  ...(facts.validUntil === undefined ? {} : { validUntil: wholeSeconds(facts.validUntil) }),
  credentialSubject: {
    id: facts.subject.id,
    type: ['AchievementSubject'],
    licenseNumber: facts.number,
    identifier: [{ type: 'IdentityObject', identityHash: facts.subject.name, identityType: 'name', hashed: false }],
    achievement: {
      id: facts.achievement.id,
      type: ['Achievement'],
      name: facts.achievement.name,
      description: facts.achievement.description,
      criteria: { narrative: facts.achievement.criteria },
    },
  },
  credentialStatus: {
    id: `${facts.status.listUrl}#${facts.status.index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(facts.status.index),
    statusListCredential: facts.status.listUrl,
  },
});
