<?php
// The provider signs with idp.key, and with next.key once the file ROLLED lies beside it.
$redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
$key = is_file(getenv('SSP_HOME') . '/cert/ROLLED') ? 'next' : 'idp';
$metadata['urn:test:simplesamlphp'] = [
    'host' => '__DEFAULT__',
    'auth' => 'people',
    'privatekey' => "$key.key",
    'certificate' => "$key.crt",
    'signature.algorithm' => 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'SingleSignOnServiceBinding' => [$redirect],
    'SingleLogoutServiceBinding' => [$redirect],
    'saml20.sign.response' => true,
    'saml20.sign.assertion' => true,
    'redirect.sign' => true,
    'redirect.validate' => true,
    'sign.logout' => true,
    'validate.logout' => true,
    'NameIDFormat' => 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    'authproc' => [
        3 => [
            'class' => 'saml:AttributeNameID',
            'attribute' => 'uid',
            'Format' => 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
        ],
    ],
];
