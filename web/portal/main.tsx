import { render } from 'preact';
import { App } from './app.tsx';
import { startSignIn } from './sign-in/sign-in.ts';

// Typed by hand, an address may hold a percent sign that stands for nothing; then it stands for itself.
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
