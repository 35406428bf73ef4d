import { useTranslation } from 'react-i18next';
import { Field } from './Field.tsx';

/** What the platform asks of a password. */
const charactersMin = 10;
const charactersMax = 200;

/** A password that is chosen here; `name` where a form asks for several. */
export const NewPassword = ({ name = 'password' }: { readonly name?: string }) => {
  const { t } = useTranslation('account');
  return (
    <Field
      label={t('signIn.password')}
      hint={t('passwordHint')}
      name={name}
      type="password"
      autoComplete="new-password"
      minLength={charactersMin}
      maxLength={charactersMax}
      required
    />
  );
};
