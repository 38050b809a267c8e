//! Every Japanese string a person sees. Knows what the pure modules say, and nothing of the browser.
