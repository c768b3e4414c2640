// A certificate for localhost that nobody but itself has signed, and its key, for tests alone: valid until 2126.
// openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=localhost \
//   -addext subjectAltName=DNS:localhost

export const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgIN4bcwqntKl7oFVc
+7e38gKg/gR1mMGJZr2D0f6qFsyhRANCAAR42JXwroYr5HoJdRAR7aQNVlJ8s9hQ
i+7dn5uWsVDIqp+A3KREKBeeU61uf5IoYAuYEw3Oe0LzrTa0N0N2w0zQ
-----END PRIVATE KEY-----`

export const certificate = `-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUNvcEKJs00tN83QG0WDSCEH+BN0UwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEzMDE3MjAzM1oYDzIxMjYxMTA2
MTcyMDMzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAR42JXwroYr5HoJdRAR7aQNVlJ8s9hQi+7dn5uWsVDIqp+A3KREKBee
U61uf5IoYAuYEw3Oe0LzrTa0N0N2w0zQo2kwZzAdBgNVHQ4EFgQUMx6cOXW3/xvk
fhy0MWfJcShSmpswHwYDVR0jBBgwFoAUMx6cOXW3/xvkfhy0MWfJcShSmpswDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SAAwRQIhAKwTydlC57t8466KsZReG3yOFi/b8dai194wqm3/nqe0AiBPdQaOPdUc
vV1hhChC18GjaTHgGO4wSFt0fCQpxWP2ng==
-----END CERTIFICATE-----`
