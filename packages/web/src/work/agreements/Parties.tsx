import { useTranslation } from 'react-i18next';
import { useNames } from '../deals/names.ts';
import { Fingerprint } from '../keys/Fingerprint.tsx';
import { useOrganisationKeys } from '../keys/useSigner.ts';
import type { Agreement } from './agreement.ts';

type Signature = Agreement['providerSignature'];

const SignedBy = ({ organisationId, signature }: { organisationId: string; signature: Signature | null }) => {
  const { t } = useTranslation('agreements');
  const keys = useOrganisationKeys(organisationId);
  if (signature === null) return <span className="soft">{t('parties.unsigned')}</span>;
  const key = keys.data?.items.find(({ id }) => id === signature.keyId);
  return (
    <>
      <div>{t(signature.onBehalf ? 'parties.behalf' : 'parties.own')}</div>
      {key === undefined ? null : <Fingerprint publicKey={key.publicKey} />}
    </>
  );
};

/** Both sides with the keys they signed with, and the document's hash and text. */
export const Parties = ({ agreement }: { readonly agreement: Agreement }) => {
  const { t } = useTranslation('agreements');
  const { nameOf } = useNames();
  const { names, buyerId, providerId, buyerSignature, providerSignature, hash, canonicalJson } = agreement;
  const sides = [
    ['buyer', buyerId, buyerSignature],
    ['provider', providerId, providerSignature],
  ] as const;
  return (
    <section className="panel">
      <h2>{t('parties.title')}</h2>
      <dl className="facts">
        {sides.map(([side, organisationId, signature]) => (
          <div key={side} className="contents">
            <dt>{t(`parties.${side}`)}</dt>
            <dd>
              <strong>{nameOf(names[side])}</strong>
              <SignedBy organisationId={organisationId} signature={signature} />
            </dd>
          </div>
        ))}
        <dt>{t('parties.operator')}</dt>
        <dd>{nameOf(names.operator)}</dd>
        <dt>{t('parties.hash')}</dt>
        <dd>
          <code className="hash">{hash}</code>
        </dd>
      </dl>
      <details className="exact no-print">
        <summary>{t('parties.exact')}</summary>
        <pre>{JSON.stringify(JSON.parse(canonicalJson), null, 2)}</pre>
      </details>
    </section>
  );
};
