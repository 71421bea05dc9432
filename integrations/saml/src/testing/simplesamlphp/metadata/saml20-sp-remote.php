<?php
// This system, under one name for each way in which providers differ.
$site = getenv('SSP_SP');
$certificate = preg_replace('/-----.*-----|\s/', '', file_get_contents(getenv('SSP_HOME') . '/cert/sp.crt'));
$binding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-';
$gcm = 'http://www.w3.org/2009/xmlenc11#aes256-gcm';
$ways = [
    'ssp' => [],
    'ssp-gcm' => ['assertion.encryption' => true, 'sharedkey_algorithm' => $gcm],
    'ssp-cbc' => ['assertion.encryption' => true],
    'ssp-sha1' => ['signature.algorithm' => 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'],
    'ssp-half' => ['saml20.sign.response' => false],
];
foreach ($ways as $name => $way) {
    $metadata["$site/saml/$name/metadata"] = $way + [
        'AssertionConsumerService' => [['index' => 0, 'isDefault' => true, 'Binding' => "{$binding}POST", 'Location' => "$site/saml/$name/acs"]],
        'SingleLogoutService' => [['Binding' => "{$binding}Redirect", 'Location' => "$site/saml/$name/slo"]],
        'keys' => [['type' => 'X509Certificate', 'signing' => true, 'encryption' => true, 'X509Certificate' => $certificate]],
        'NameIDFormat' => 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
        'validate.authnrequest' => true,
    ];
}
