import { render } from 'preact';
import { App } from './app.tsx';
import { startSignIn } from './sign-in/sign-in.ts';

const root = document.getElementById('app');
if (root) {
  render(<App />, root);
  void startSignIn();
}
