import { createHash } from 'node:crypto';

/** The only script of the page: theme and copying. Without it the page loses these buttons and nothing else. */
export const SCRIPT = `
'use strict';
(() => {
  const root = document.documentElement;
  const key = 'flockproof-theme';
  const stored = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const store = (theme) => { try { localStorage.setItem(key, theme); } catch { /* private window */ } };
  if (stored() === 'light' || stored() === 'dark') root.dataset.theme = stored();
  root.classList.add('scripted-page');
  const copy = async (element) => {
    const text = element.textContent;
    try { await navigator.clipboard.writeText(text); return true; } catch { /* not allowed from a file */ }
    const details = element.closest('details');
    if (details) details.open = true;
    getSelection().selectAllChildren(element);
    return document.execCommand('copy');
  };
  document.addEventListener('click', async ({ target }) => {
    const button = target.closest('button');
    if (!button) return;
    if (button.id === 'theme') {
      const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
      store(root.dataset.theme);
    } else if (button.dataset.copy) {
      const label = button.textContent;
      if (button.dataset.busy) return;
      button.dataset.busy = 'yes';
      button.textContent = await copy(document.getElementById(button.dataset.copy)) ? 'Copied' : 'Selected';
      document.getElementById('said').textContent = button.textContent;
      setTimeout(() => { button.textContent = label; delete button.dataset.busy; }, 1200);
    }
  });
})();
`;

/** Nothing is fetched; this script and no other runs. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'font-src data:',
  'img-src data:',
  `script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
