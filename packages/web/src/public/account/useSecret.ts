import { useEffect, useState } from 'react';

/**
 * The secret behind the `#` of a link in a letter: undefined until the browser has taken the page over, empty without one. It is taken
 * out of the address at once, so that it stays in no history and no picture of the screen.
 */
export const useSecret = (): string | undefined => {
  const [secret, setSecret] = useState<string>();
  useEffect(() => {
    const found = location.hash.slice(1);
    setSecret((kept) => kept ?? found);
    if (found !== '') history.replaceState(null, '', location.pathname + location.search);
  }, []);
  return secret;
};
