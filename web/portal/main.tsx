import { render } from 'preact';
import { App } from './app.tsx';
import { startSignIn } from './sign-in/sign-in.ts';

// An address typed by hand may hold a percent sign that encodes nothing: it is encoded as a plain character.
try {
  decodeURI(location.pathname);
} catch {
  history.replaceState(null, '', encodeURI(location.pathname) + location.search);
}

const root = document.getElementById('app');
if (root) {
  render(<App />, root);
  void startSignIn();
}
