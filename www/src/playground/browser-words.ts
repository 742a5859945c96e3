// The extension's words outside an extension: popup, peek and playground say the same. The build puts this in place of the browser's `chrome`.

import messages from '../../../extension/_locales/en/messages.json';

const words: Record<string, { message: string }> = messages;

export const chrome = {
  i18n: {
    getMessage: (name: string): string => words[name]?.message ?? '',
    getUILanguage: (): string => 'en',
  },
};
