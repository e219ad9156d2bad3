"""The dashboard of contact-centre agents in front of Cisco ECE / eGain."""

VERSION = "0.1.0"
