// Passkeys: asks the browser for one and sends its answer with the form. Pages work without it, by password and code.
(() => {
  if (!globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    const problem = form.querySelector('[data-problem]');
    form.addEventListener('submit', async (e) => {
      e.preventDefault();
      problem.hidden = true;
      try {
        const begun = await fetch(form.dataset.begin, { method: 'POST', body: new FormData(form), headers: { 'X-Liuke-Request': '1' } });
        if (!begun.ok) throw new Error(begun.status);
        const asked = await begun.json();
        const credential = form.dataset.passkey === 'make'
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
        form.elements.credential.value = JSON.stringify(credential);
        form.submit();
      } catch {
        problem.hidden = false;
      }
    });
  }
})();
