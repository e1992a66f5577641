import { createHash } from 'node:crypto';

/** Theme and copying, on every page. Without it a page loses these buttons and nothing else. */
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

/** Nothing is fetched; these scripts and no others run. */
export const contentSecurityPolicy = (...scripts: readonly string[]): string =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    `script-src ${scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
