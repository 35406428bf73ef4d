import { useQuery } from '@tanstack/react-query';
import { fingerprintOf } from './bytes.ts';
import { isSecure } from './ed25519.ts';

/** A public key as people compare it: its fingerprint, the whole key on hover. */
export const Fingerprint = ({ publicKey }: { readonly publicKey: string }) => {
  const made = useQuery({
    queryKey: ['fingerprint', publicKey],
    queryFn: () => fingerprintOf(publicKey),
    enabled: isSecure(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <code className="fingerprint" title={publicKey}>
      {made.data ?? publicKey}
    </code>
  );
};
