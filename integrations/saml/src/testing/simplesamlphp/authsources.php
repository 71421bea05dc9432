<?php
// Invented people: name and password => what the provider says of them.
$config = [
    'admin' => ['core:AdminPassword'],
    'people' => [
        'exampleauth:UserPass',
        'member:member-password' => [
            'uid' => ['zx1001'],
            'displayName' => ['王委员'],
            'mobile' => ['13800000001'],
            'orgName' => ['县政协'],
        ],
    ],
];
