<?php
/**
 * Plugin Name:       WCI Search
 * Description:       Searches a knowledge base of the Welcoming Communities Initiative: a shortcode and a block.
 * Version:           1.0.0
 * Requires at least: 6.4
 * Requires PHP:      7.4
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       wci-search
 *
 * @package wci-search
 */

defined( 'ABSPATH' ) || exit;

const WCI_SEARCH_MODES = array( 'results', 'box', 'speakers', 'whats-new' );

/** The address of the knowledge base, without a slash at the end; empty where none is set. */
function wci_search_server() {
	return untrailingslashit( esc_url_raw( (string) get_option( 'wci_search_server', '' ), array( 'http', 'https' ) ) );
}

/** What is said where the author of a page says nothing, in the language of the search. */
function wci_search_words( $lang ) {
	return 'fr' === $lang
		? array(
			'label'     => 'Chercher dans les plans, les rapports et les pratiques',
			'whats-new' => 'Nouveautés de la base de connaissances',
			'button'    => 'Chercher',
		)
		: array(
			'label'     => 'Search plans, reports and practices',
			'whats-new' => 'What’s new in the knowledge base',
			'button'    => 'Search',
		);
}

/** Loads the element once a page, as a module; with the hash of its bytes where one is set. */
function wci_search_enqueue( $server ) {
	$path = (string) get_option( 'wci_search_script', '/embed/latest/wci-search.js' );
	wp_enqueue_script( 'wci-search', $server . '/' . ltrim( $path, '/' ), array(), null, true ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
}

/** The script is a module, and its hash is checked. */
function wci_search_attributes( $attributes ) {
	if ( isset( $attributes['id'] ) && 'wci-search-js' === $attributes['id'] ) {
		$attributes['type']        = 'module';
		$attributes['crossorigin'] = 'anonymous';
		$integrity                 = (string) get_option( 'wci_search_integrity', '' );
		if ( preg_match( '#^sha384-[A-Za-z0-9+/]{64}$#', $integrity ) ) {
			$attributes['integrity'] = $integrity;
		}
	}
	return $attributes;
}
add_filter( 'wp_script_attributes', 'wci_search_attributes' );

/**
 * What stands in the page: the element around the form that works without it. Serves the shortcode and the block.
 *
 * @param array|string $given mode, lang, label, filter, facets, per_page, url_key, theme.
 */
function wci_search_render( $given ) {
	$server = wci_search_server();
	if ( '' === $server ) {
		return current_user_can( 'manage_options' ) ? '<p>' . esc_html__( 'WCI Search: set the address of the knowledge base under Settings, Reading.', 'wci-search' ) . '</p>' : '';
	}
	$language = 0 === strpos( (string) get_locale(), 'fr' ) ? 'fr' : 'en';
	$asked    = shortcode_atts(
		array(
			'mode'     => 'results',
			'lang'     => $language,
			'label'    => '',
			'filter'   => '',
			'facets'   => '',
			'per_page' => '',
			'url_key'  => '',
			'theme'    => '',
		),
		(array) $given,
		'wci_search'
	);
	$mode     = in_array( $asked['mode'], WCI_SEARCH_MODES, true ) ? $asked['mode'] : 'results';
	$lang     = 'fr' === $asked['lang'] ? 'fr' : 'en';
	$words    = wci_search_words( $lang );
	$label    = '' !== $asked['label'] ? $asked['label'] : $words[ 'whats-new' === $mode ? 'whats-new' : 'label' ];
	// In a shortcode WordPress may have written the ampersands of a filter as entities.
	$filter = html_entity_decode( (string) $asked['filter'], ENT_QUOTES );
	wci_search_enqueue( $server );

	$attributes = array(
		'mode'     => $mode,
		'lang'     => $lang,
		'label'    => $label,
		'filter'   => $filter,
		'facets'   => $asked['facets'],
		'per-page' => $asked['per_page'],
		'url-key'  => $asked['url_key'],
		'theme'    => $asked['theme'],
	);
	$html       = '<wci-search';
	foreach ( $attributes as $name => $value ) {
		if ( '' !== (string) $value ) {
			$html .= ' ' . $name . '="' . esc_attr( (string) $value ) . '"';
		}
	}
	$page = $server . '/' . $lang . '/' . ( in_array( $mode, array( 'speakers', 'whats-new' ), true ) ? $mode : 'search' );
	return $html . '>' . wci_search_plain( $page, $mode, $label, $filter, $words['button'] ) . '</wci-search>';
}

/** What there is where scripts do not run. */
function wci_search_plain( $page, $mode, $label, $filter, $button ) {
	if ( 'whats-new' === $mode ) {
		return '<a href="' . esc_url( $page ) . '">' . esc_html( $label ) . '</a>';
	}
	$hidden = '';
	foreach ( explode( '&', $filter ) as $pair ) {
		$parts = explode( '=', $pair, 2 );
		if ( 2 === count( $parts ) ) {
			$hidden .= '<input type="hidden" name="' . esc_attr( urldecode( $parts[0] ) ) . '" value="' . esc_attr( urldecode( $parts[1] ) ) . '">';
		}
	}
	return '<form action="' . esc_url( $page ) . '" role="search"><label>' . esc_html( $label )
		. ' <input name="q" type="search"></label>' . $hidden . ' <button>' . esc_html( $button ) . '</button></form>';
}

add_shortcode( 'wci_search', 'wci_search_render' );

/** The block: rendered here, so that it is the same as the shortcode. */
function wci_search_init() {
	wp_register_script( 'wci-search-block', plugins_url( 'block.js', __FILE__ ), array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components' ), '1.0.0', true );
	$text = array(
		'type'    => 'string',
		'default' => '',
	);
	register_block_type(
		'wci/search',
		array(
			'api_version'     => 3,
			'title'           => __( 'WCI Search', 'wci-search' ),
			'category'        => 'widgets',
			'icon'            => 'search',
			'editor_script'   => 'wci-search-block',
			'render_callback' => 'wci_search_render_block',
			'attributes'      => array(
				'mode'   => array(
					'type'    => 'string',
					'default' => 'results',
					'enum'    => WCI_SEARCH_MODES,
				),
				'lang'   => $text,
				'label'  => $text,
				'filter' => $text,
			),
		)
	);
}
add_action( 'init', 'wci_search_init' );

/** An empty attribute of a block is one that was not chosen. */
function wci_search_render_block( $attributes ) {
	return wci_search_render( array_filter( $attributes, 'strlen' ) );
}

/** Settings, Reading: the server, and a version of the script with its hash. */
function wci_search_settings() {
	$fields = array(
		'wci_search_server'    => array( __( 'WCI Search: address of the knowledge base', 'wci-search' ), 'esc_url_raw' ),
		'wci_search_script'    => array( __( 'WCI Search: path of the script', 'wci-search' ), 'sanitize_text_field' ),
		'wci_search_integrity' => array( __( 'WCI Search: hash of the script (integrity)', 'wci-search' ), 'sanitize_text_field' ),
	);
	foreach ( $fields as $name => $field ) {
		register_setting( 'reading', $name, array( 'sanitize_callback' => $field[1] ) );
		add_settings_field( $name, esc_html( $field[0] ), 'wci_search_field', 'reading', 'default', array( 'name' => $name, 'label_for' => $name ) );
	}
}
add_action( 'admin_init', 'wci_search_settings' );

/** One field of the settings. */
function wci_search_field( $field ) {
	$default = 'wci_search_script' === $field['name'] ? '/embed/latest/wci-search.js' : '';
	printf(
		'<input class="regular-text" id="%1$s" name="%1$s" value="%2$s">',
		esc_attr( $field['name'] ),
		esc_attr( (string) get_option( $field['name'], $default ) )
	);
}
