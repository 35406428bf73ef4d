import { useTranslation } from 'react-i18next';
import { datasets } from '../../../locales/en/datasets.ts';

type ClassId = keyof typeof datasets.class;

const isClass = (id: string): id is ClassId => id in datasets.class;

/** The name of a class of columns; one that a newer platform knows is shown by its id. */
export const useClassName = (): ((id: string) => string) => {
  const { t } = useTranslation('datasets');
  return (id) => (isClass(id) ? t(`class.${id}`) : id);
};
